-- meethouse_address: what is counted as one visitor. Who has an IPv6 address has at least 2^64 of them, and may well have 2^16 such networks; so what is
-- around is counted, too, with more patience.

local new_ip = require "util.ip".new_ip;

-- The visitor, and what is around where the visitor may have a part of it.
return function (session)
	local ip = session.ip and new_ip(session.ip);
	if ip and ip.proto == "IPv6" then return ip.packed:sub(1, 8), ip.packed:sub(1, 6); end
	return session.ip or "?";
end;
