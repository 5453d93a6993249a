"""Records, code lists, ids, values and rules; knows neither disk nor terminal nor time."""
