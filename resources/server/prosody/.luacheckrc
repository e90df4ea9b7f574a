std = "lua54"
max_line_length = 150
read_globals = { "prosody", "hosts" }
globals = { "module" }
