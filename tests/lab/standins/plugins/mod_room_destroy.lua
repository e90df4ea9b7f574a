-- Ends a room unless somebody listening to maybe-destroy-room objects.
module:set_global();

module:hook_global("maybe-destroy-room", function (event)
	local room = event.room;
	room:set_persistent(false);
	room:destroy(nil, event.reason);
	return true;
end, -1);
