-- meethouse_tell: messages from the meeting itself.
--
-- The web client takes a groupchat message from the room's own address for a notice: it shows a toast with "open chat" and counts it as unread. Its
-- sender's name stands in display-name, which it believes only with source='token'; guests cannot write as the room.

local json = require "util.json";
local st = require "util.stanza";

local texts = module:require "meethouse_texts";

local tell = {};

local function notice(room, to, name, text)
	module:send(st.message({ from = room.jid; to = to; type = "groupchat" })
		:text_tag("body", text)
		:tag("display-name", { xmlns = "http://jitsi.org/protocol/display-name"; source = "token" }):text(name):up());
end

local function data(room, to, content)
	module:send(st.message({ from = room.jid; to = to })
		:tag("json-message", { xmlns = "http://jitsi.org/jitmeet" }):text(json.encode(content)):up());
end

-- To one session, a host's. The first message makes the host's own client know the password (see config.js), so that its security dialog shows and
-- copies it; it is not text, and a client that does not know our type passes over it. The second is for the person.
function tell.password(room, to, which)
	local password = room:get_password();
	data(room, to, { type = "meethouse_room_password"; password = password });
	local own = texts.of(to);
	notice(room, to, own.sender, own[which]:format(password));
end

function tell.everybody(room, which, ...)
	for _, occupant in room:each_occupant() do
		for session_jid in occupant:each_session() do
			local own = texts.of(session_jid);
			notice(room, session_jid, own.notice, own[which]:format(...));
		end
	end
end

-- The one sentence that all get in the same words: Prosody's own when a room goes.
tell.ended = texts.own.ended;

return tell;
