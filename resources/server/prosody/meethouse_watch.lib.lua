-- meethouse_watch: a meeting ends some minutes after its last host has left, and a host who is one no longer leaves at once.
--
-- A meeting is its room on conference.DOMAIN and the breakout rooms that the stock plugin keeps in that room's data. A host in a breakout room is
-- still in the meeting.

local jid_bare = require "util.jid".bare;
local st = require "util.stanza";

local minutes = module:get_option_number("meethouse_end_without_host_minutes", 5);

return function (options)
	local account_of, tell, breakout = options.account_of, options.tell, options.breakout;
	local guests, focus = "guest." .. options.domain, "focus." .. options.domain;
	local main = module:depends "muc";

	local function breakout_muc()
		local host = prosody.hosts[breakout];
		return host and host.modules.muc;
	end

	local function rooms_of(meeting)
		local rooms, muc = { meeting }, breakout_muc();
		for room_jid in pairs(muc and meeting._data.breakout_rooms or {}) do
			rooms[#rooms + 1] = muc.get_room_from_jid(room_jid);
		end
		return rooms;
	end

	local function meeting_of(room)
		if room.jid:match("@(.*)$") == module.host then return room; end
		for meeting in main.each_room() do
			if meeting._data.breakout_rooms and meeting._data.breakout_rooms[room.jid] then return meeting; end
		end
	end

	-- Marks are for the main room also where a host sits in a breakout room.
	local function has_host(meeting)
		for _, room in ipairs(rooms_of(meeting)) do
			for _, occupant in room:each_occupant() do
				for session_jid in occupant:each_session() do
					if account_of(session_jid, meeting.jid) then return true; end
				end
			end
		end
		return false;
	end

	local function has_guest(meeting)
		for _, room in ipairs(rooms_of(meeting)) do
			for _, occupant in room:each_occupant() do
				if occupant.bare_jid:match("@(.*)$") == guests then return true; end
			end
		end
		return false;
	end

	local function finish(meeting)
		meeting:set_persistent(false);
		local rooms = rooms_of(meeting);
		for at = #rooms, 1, -1 do rooms[at]:destroy(nil, tell.texts.ended); end
	end

	-- One wait at a time, begun by the last host's leaving; a host who comes in ends it.
	local function left(event)
		local meeting = meeting_of(event.room);
		if not meeting or not meeting.meethouse_had_host or has_host(meeting) then return end
		if meeting.meethouse_wait then return end
		local wait = {};
		meeting.meethouse_wait = wait;
		if has_guest(meeting) then tell.everybody(meeting, tell.texts.alone:format(minutes)); end
		module:add_timer(minutes * 60, function ()
			if meeting.meethouse_wait ~= wait or main.get_room_from_jid(meeting.jid) ~= meeting then return end
			meeting.meethouse_wait = nil;
			if not has_host(meeting) then finish(meeting); end
		end);
	end

	local function joined(event)
		local meeting = meeting_of(event.room);
		if meeting and has_host(meeting) then
			meeting.meethouse_had_host = true;
			meeting.meethouse_wait = nil;
		end
	end

	local function observe(on)
		on:hook("muc-occupant-left", left, -10);
		on:hook("muc-occupant-joined", joined, -10);
	end

	-- 0 minutes: meetings go on without a host.
	if minutes > 0 then
		observe(module);
		local seen = false;
		local function observe_breakout(host)
			if host ~= breakout or seen or not prosody.hosts[breakout] then return end
			seen = true;
			observe(module:context(breakout));
		end
		module:hook_global("host-activated", observe_breakout, -10);
		observe_breakout(breakout);
	end

	-- jicofo remembers who has signed in; it forgets when asked with the session's id.
	local function forget(session)
		if not session.meethouse_focus_session then return end
		module:send(st.iq({ type = "set"; from = module.host; to = focus; id = "meethouse-logout" })
			:tag("logout", { xmlns = "http://jitsi.org/protocol/focus"; ["session-id"] = session.meethouse_focus_session }));
	end

	module:hook_global("meethouse-host-gone", function (event)
		local gone = {};
		for full_jid, session in pairs(prosody.full_sessions) do
			for room_jid, account in pairs(session.meethouse_host_of or {}) do
				if jid_bare(account) == event.jid then gone[#gone + 1] = { jid = full_jid; session = session; room = room_jid }; end
			end
		end
		for _, one in ipairs(gone) do
			one.session.meethouse_host_of[one.room] = nil;
			forget(one.session);
			local room = main.get_room_from_jid(one.room);
			local occupant = room and room:get_occupant_by_real_jid(one.jid);
			if occupant then
				room:set_role(true, occupant.nick, nil);
				room:set_affiliation(true, jid_bare(one.jid), "none");
			end
		end
	end);
end;
