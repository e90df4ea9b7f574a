-- meethouse_watch: a meeting ends some minutes after its last host has left. A host in a breakout room is still in the meeting.

local minutes = module:get_option_number("meethouse_end_without_host_minutes", 5);

return function (with)
	local marks, meeting, tell = with.marks, with.meeting, with.tell;

	-- Marks are for the main room also where a host sits in a breakout room.
	local function has_host(room)
		for one in meeting.each_session(room, marks.is_person) do
			if marks.account_of(one.jid, room.jid) then return true; end
		end
		return false;
	end

	local function finish(room)
		room:set_persistent(false);
		local rooms = meeting.rooms_of(room);
		for at = #rooms, 1, -1 do rooms[at]:destroy(nil, tell.ended); end
	end

	-- One wait at a time, begun by the last host's leaving; a host who comes in ends it.
	local function wait_for_host(room)
		if not room.meethouse_had_host or room.meethouse_wait or has_host(room) then return end
		local wait = {};
		room.meethouse_wait = wait;
		if meeting.each_session(room, marks.is_person)() then
			for _, one in ipairs(meeting.rooms_of(room)) do tell.everybody(one, "alone", ("%g"):format(minutes)); end
		end
		module:add_timer(minutes * 60, function ()
			if room.meethouse_wait ~= wait or meeting.get(room.jid) ~= room then return end
			room.meethouse_wait = nil;
			if not has_host(room) then finish(room); end
		end);
	end

	local function left(event)
		local room = meeting.of(event.room);
		if room then wait_for_host(room); end
	end

	local function joined(event)
		local room = meeting.of(event.room);
		if not room or not has_host(room) then return end
		if room.meethouse_wait then
			for _, one in ipairs(meeting.rooms_of(room)) do tell.everybody(one, "kept"); end
		end
		room.meethouse_had_host, room.meethouse_wait = true, nil;
	end

	-- 0 minutes: meetings go on without a host.
	if minutes <= 0 then return end
	meeting.hook("muc-occupant-left", left, -10);
	meeting.hook("muc-occupant-joined", joined, -10);
	-- Loaded anew while meetings were going on: their waits went with the old timers.
	for room in meeting.each() do
		room.meethouse_wait = nil;
		wait_for_host(room);
	end
end;
