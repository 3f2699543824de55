"""What `make bench` measures: printed, never asserted, since a clock on a shared machine proves nothing by itself."""
