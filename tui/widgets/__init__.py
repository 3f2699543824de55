"""What screens are made of. A widget is given records to show, and says in messages what the user did."""
