-- Components make themselves known through the domain's disco identities.
module:hook("jitsi-add-identity", function (event)
	module:add_identity("component", event.name, event.host);
end);
