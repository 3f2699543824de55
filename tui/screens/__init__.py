"""What fills the terminal, one thing at a time. A screen owns its state and is the only one to ask the store."""
