-- A room that its moderator has made members-only gets a lobby, where guests wait to be let in.
module:depends("jitsi_session");

local jid = require "util.jid";
local st = require "util.stanza";
local util = module:require "util";

local MUC = "http://jabber.org/protocol/muc";
local main_muc = module:get_option_string("main_muc");
local lobby_muc = module:get_option_string("lobby_muc");
if not main_muc or not lobby_muc then
	module:log("error", "lobby not enabled missing main_muc or lobby_muc config");
	return;
end
local whitelist = module:get_option_set("muc_lobby_whitelist", {});
local rooms_of_lobby;

local function open_lobby(room)
	local address = jid.node(room.jid) .. "@" .. lobby_muc;
	if not rooms_of_lobby or rooms_of_lobby.get_room_from_jid(address) then return false; end
	local lobby = rooms_of_lobby.create_room(address);
	lobby:set_persistent(true);
	lobby.main_room_jid = room.jid;
	room._data.lobbyroom = address;
	module:log("info", "Lobby room jid = %s created", address);
	return true;
end

local function close_lobby(room)
	local lobby = room._data.lobbyroom and rooms_of_lobby.get_room_from_jid(room._data.lobbyroom);
	room._data.lobbyroom = nil;
	if not lobby then return; end
	lobby:set_persistent(false);
	lobby:destroy(room.jid, "Lobby room closed.");
end

local function send_to_lobby(event, room)
	local reply = st.error_reply(event.stanza, "auth", "registration-required");
	reply.tags[1].attr.code = "407";
	reply:tag("lobbyroom", { xmlns = "http://jitsi.org/jitmeet" }):text(room._data.lobbyroom):up():up();
	reply:tag("lobbyroom"):text(room._data.lobbyroom):up();
	event.origin.send(reply:tag("x", { xmlns = MUC }));
	return true;
end

local function needs_name(event)
	local reply = st.error_reply(event.stanza, "modify", "not-acceptable");
	reply.tags[1].attr.code = "406";
	reply:tag("displayname-required", { xmlns = "http://jitsi.org/jitmeet", lobby = "true" }):up():up();
	event.origin.send(reply:tag("x", { xmlns = MUC }));
	return true;
end

local function join(event)
	local room, stanza, occupant = event.room, event.stanza, event.occupant;
	if util.is_healthcheck_room(room.jid) or not room:get_members_only() or not room._data.lobbyroom
		or util.ends_with(occupant.nick, "/focus") then return; end
	local x = stanza:get_child("x", MUC);
	if not x then return; end
	local from, bare = stanza.attr.from, jid.bare(stanza.attr.from);
	local affiliation = room:get_affiliation(from) or "none";
	local password = x:get_child_text("password", MUC);
	local right = password and password == room:get_password();
	if right or whitelist:contains(jid.host(from)) or whitelist:contains(bare) then
		if affiliation == "none" or affiliation == "member" then
			occupant.role = "participant";
			room:set_affiliation(true, bare, "member");
			room:save_occupant(occupant);
			return;
		end
	elseif affiliation == "member" and room:get_password() and not password then
		x:text_tag("password", room:get_password(), { xmlns = MUC });
	end
	if (stanza:get_child_text("nick", "http://jabber.org/protocol/nick") or "") == "" then return needs_name(event); end
	if affiliation == "none" then return send_to_lobby(event, room); end
end

-- The component may come up before its rooms do.
local function when_muc(host, callback)
	util.process_host_module(host, function (context)
		local found = prosody.hosts[host].modules.muc;
		if found then return callback(context, found); end
		prosody.hosts[host].events.add_handler("module-loaded", function (event)
			if event.module == "muc" then callback(context, prosody.hosts[host].modules.muc); end
		end);
	end);
end

when_muc(lobby_muc, function (context, muc)
	rooms_of_lobby = muc;
	module:add_identity("component", "lobbyrooms", lobby_muc);
	rooms_of_lobby.room_mt.get_affiliation = function (lobby, who)
		local room = lobby.main_room_jid and util.get_room_from_jid(lobby.main_room_jid);
		return room and room:get_affiliation(who) or "none";
	end;
	context:hook("host-disco-info-node", function (event) event.exists = true; end);
end);

-- Other plugins ask for one.
module:hook_global("create-lobby-room", function (event)
	for _, occupant in event.room:each_occupant() do
		if event.room:get_affiliation(occupant.bare_jid) == "none" then event.room:set_affiliation(true, occupant.bare_jid, "member"); end
	end
	event.room:set_members_only(true);
	open_lobby(event.room);
end);

when_muc(main_muc, function (context)
	context:hook("muc-config-submitted", function (event)
		if jid.node(event.actor) == "focus" then return; end
		if event.fields["muc#roomconfig_membersonly"] then
			if open_lobby(event.room) then event.status_codes["104"] = true; end
		elseif event.room._data.lobbyroom then
			close_lobby(event.room);
		end
	end);
	context:hook("muc-room-destroyed", function (event) close_lobby(event.room); end, 1);
	context:hook("muc-disco#info", function (event)
		if not event.room._data.lobbyroom or not event.room:get_members_only() then return; end
		table.insert(event.form, { name = "muc#roominfo_lobbyroom"; label = "Lobby room jid"; value = ""; });
		event.formdata["muc#roominfo_lobbyroom"] = event.room._data.lobbyroom;
	end);
	context:hook("muc-occupant-pre-join", join, -4);
end);
