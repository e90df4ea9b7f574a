std = "min"
max_line_length = 140
globals = { "module", "prosody" }
