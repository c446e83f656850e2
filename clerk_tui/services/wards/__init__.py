"""The wards or divisions of the council, who represents each on a day, and where a seat is vacant."""
