std = "lua54"
max_line_length = 170
-- What Prosody gives its modules.
globals = { "module", "prosody", "hosts" }
-- Prosody's configuration sets options by assigning to globals.
files["**/*.cfg.lua"] = { ignore = { "111", "112", "113" } }
exclude_files = { "build" }
