-- Meethouse's part of the Prosody configuration of @domain@, included at the end of conf.avail/@domain@.cfg.lua. Meethouse writes this file anew
-- with every run; what stands here wins over what stands above the Include line.

Host "*"
	-- Replaced, not extended: Jitsi's own folder has to be named again.
	plugin_paths = { "/usr/share/jitsi-meet/prosody-plugins/", "/usr/local/share/meethouse/prosody/" }
	-- nginx, jicofo and the bridge are on this machine; browsers come through nginx.
	interfaces = { "127.0.0.1", "::1" }
	-- Nobody here talks with people on other servers, and no message may make this one ask others.
	modules_disabled = { "s2s" }
	-- Stock sends errors to the system's journal as well, which is kept for longer than logs about participants may be.
	log = { info = "/var/log/prosody/prosody.log", error = "/var/log/prosody/prosody.err" }
	-- "always": no meeting without a password. "host-decides": every meeting begins with one, hosts may take it off.
	meethouse_guest_password = "@guestPassword@"
	-- 0: meetings go on without a host.
	meethouse_end_without_host_minutes = "@endWithoutHostMinutes@"
	meethouse_language = "@language@"
	-- "true": every meeting begins with its lobby on.
	meethouse_lobby = "@lobby@"
	-- 0: as many as come. Hosts always get in.
	meethouse_max_participants = "@maxParticipants@"
	-- "false": a host's sign-in ends some minutes after the host has left.
	meethouse_remember_hosts = "@rememberHosts@"
	-- "owner": a reserved room is opened by its owner alone. "hosts": by any host.
	meethouse_reserved_rooms = "@reservedRooms@"

-- Hosts sign in here. Accounts come from one-time links only.
VirtualHost "@domain@"
	authentication = "internal_hashed"
	allow_registration = true
	registration_invite_only = true
	c2s_require_encryption = true
	disable_sasl_mechanisms = { "DIGEST-MD5", "OAUTHBEARER" }
	meethouse_password_length = 10
	-- Stock: each new account is announced, with its address, to the administrators of this host, and that is jicofo.
	registration_watchers = { }

-- Guests come in here: no account, a random name for each connection.
VirtualHost "guest.@domain@"
	authentication = "jitsi-anonymous"
	allow_registration = false
	c2s_require_encryption = true
	modules_enabled = { "smacks" }

-- Only jicofo and the bridges may enter the room where bridges are found.
Component "internal.auth.@domain@" "muc"
	muc_filter_whitelist = { "auth.@domain@" }

-- Loads our modules beside the stock ones, without repeating their lists.
Component "meethouse.@domain@" "meethouse"
