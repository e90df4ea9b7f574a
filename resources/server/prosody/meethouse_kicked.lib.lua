-- meethouse_kicked: who was put out of a meeting stays out of it, of its breakout rooms and of its lobby. The stock modules would let in there whoever has
-- been in the meeting once. It holds for the connection: whoever comes back with a new one has to know the password, and finds breakout rooms shut.

local jid = require "util.jid";
local st = require "util.stanza";

-- meeting_of(room): the meeting that a room of conference.DOMAIN or breakout.DOMAIN belongs to.
return function (domain, meeting_of)
	local breakout, lobby = "breakout." .. domain, "lobby." .. domain;

	local function has_status(x, code)
		for status in x:childtags("status") do
			if status.attr.code == code then return true; end
		end
		return false;
	end

	local function kicked(event)
		if not event.x or not has_status(event.x, "307") then return end
		local meeting = meeting_of(event.room);
		if not meeting then return end
		for real_jid in event.occupant:each_session() do
			local session = prosody.full_sessions[real_jid];
			if session then
				session.meethouse_kicked = session.meethouse_kicked or {};
				session.meethouse_kicked[meeting.jid] = true;
				session.jitsi_breakout_main_jid = nil;
			end
		end
	end

	local function keep_out(event)
		local session, room_jid = event.origin, event.room.jid;
		if jid.host(room_jid) == lobby then
			room_jid = jid.join(jid.node(room_jid), module.host);
		else
			local meeting = meeting_of(event.room);
			room_jid = meeting and meeting.jid;
		end
		if not (room_jid and session.meethouse_kicked and session.meethouse_kicked[room_jid]) then return end
		session.send(st.error_reply(event.stanza, "auth", "forbidden", nil, event.room.jid));
		return true;
	end

	module:hook("muc-broadcast-presence", kicked, 10);
	module:hook("muc-occupant-pre-join", keep_out, 21);
	local listening = {};
	local function listen(host)
		if host ~= breakout and host ~= lobby or listening[host] or not prosody.hosts[host] then return end
		listening[host] = true;
		local context = module:context(host);
		context:hook("muc-occupant-pre-join", keep_out, 20);
		if host == breakout then context:hook("muc-broadcast-presence", kicked, 10); end
	end
	module:hook_global("host-activated", listen, -10);
	module:hook_global("host-deactivated", function (host) listening[host] = nil; end);
	listen(breakout);
	listen(lobby);
end;
