-- Stand-in: known to clients, does nothing.
module:add_identity("component", "conference_duration", module.host);
