-- meethouse_door: how often the door of a meeting may be tried, and how many fit in.
--
-- A class behind one address has many tries and is not shut out by a few wrong ones; who sits at one browser and guesses soon waits. While a room is
-- tried from many sides, each address has few tries. A right password is no try. While shut, right and wrong are refused alike.

local now = require "util.time".now;
local st = require "util.stanza";

local address_of = module:require "meethouse_address";
local new_limits = module:require "meethouse_limits";
local refusal = module:require "meethouse_refusal";

local most = module:get_option_number("meethouse_max_participants", 0);  -- 0: as many as there are

local by_person = new_limits { size = 4096; free = 10; first = 1; longest = 30; half_life = 120 };
local by_address = new_limits { size = 8192; free = 60; first = 1; longest = 15; half_life = 60 };
local by_room = new_limits { size = 2048; free = math.huge; first = 0; longest = 0; half_life = 300 };
local under_attack = 300;

local door = {};

function door.wait(session, room)
	local at, address, around = now(), address_of(session);
	return math.max(by_person.wait(session.full_jid, at), by_address.wait(address .. " " .. room.jid, at),
		around and by_address.wait(around .. " " .. room.jid, at) or 0);
end

function door.wrong(session, room)
	local at, address, around = now(), address_of(session);
	by_room.add(room.jid, at);
	by_person.add(session.full_jid, at);
	local attacked = by_room.count(room.jid, at) > under_attack;
	by_address.add(address .. " " .. room.jid, at, attacked and 10 or nil);
	if around then by_address.add(around .. " " .. room.jid, at, attacked and 60 or 300); end
end

function door.refuse(event, wait)
	event.origin.send(refusal.not_let_in(event.stanza, event.room.jid, wait and wait > 0 and wait or nil));
	return true;
end

-- people: in the meeting and its breakout rooms. The web client says that the meeting is full.
function door.is_full(people) return most > 0 and people >= most; end

function door.refuse_full(event)
	event.origin.send(st.error_reply(event.stanza, "wait", "service-unavailable", nil, event.room.jid));
	return true;
end

return door;
