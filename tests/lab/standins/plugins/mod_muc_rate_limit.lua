-- So many joins a second and room; the rest wait their turn, in order.
local new_queue = require "util.queue".new;
local new_throttle = require "util.throttle".create;
local timer = require "util.timer";

local RATE = module:get_option_number("muc_rate_joins", 3);
local QUEUE = 1000;

local function next_ones(room)
	local queue = room.join_rate_presence_queue;
	if not queue or queue.empty then return; end
	for _ = 1, RATE do
		local event = queue:pop();
		if event and event.origin.conn then
			event.stanza.delayed_join_skip = true;
			room:handle_normal_presence(event.origin, event.stanza);
		end
	end
	if queue:count() > 0 then return 1; end
	room.join_rate_queue_timer = false;
end

module:hook("muc-occupant-pre-join", function (event)
	local room, stanza = event.room, event.stanza;
	if stanza.delayed_join_skip == true then
		stanza.delayed_join_skip = nil;
		return;
	end
	room.join_rate_throttle = room.join_rate_throttle or new_throttle(RATE, 1);
	if room.join_rate_throttle:poll(1) and not room.join_rate_queue_timer then return; end
	room.join_rate_presence_queue = room.join_rate_presence_queue or new_queue(QUEUE);
	if not room.join_rate_presence_queue:push(event) then
		module:log("error", "Error pushing item in join queue for %s in %s", stanza.attr.from, room.jid);
		return;
	end
	if not room.join_rate_queue_timer then
		room.join_rate_queue_timer = true;
		timer.add_task(1, function () return next_ones(room); end);
	end
	return true;
end, 9);

module:hook("muc-room-destroyed", function (event)
	if event.room.join_rate_presence_queue then event.room.join_rate_presence_queue.empty = true; end
end, 1);
