-- Anonymous sign-in with a random name; who shows the resumption token of a session still there gets its name again.
local new_id = require "util.uuid".generate;
local sasl = require "util.sasl";

local provider = {};

function provider.test_password() return nil, "Password based auth not supported"; end
function provider.get_password() return nil, "Password not available"; end
function provider.set_password() return nil, "Set password not supported"; end
function provider.user_exists() return nil, "Only anonymous users are here"; end
function provider.create_user() return nil, "Account creation not supported"; end
function provider.delete_user() return nil, "Account deletion not supported"; end

local function resumed_name(token)
	for _, session in pairs(token and prosody.full_sessions or {}) do
		if session.resumption_token == token then return session.username; end
	end
end

function provider.get_sasl_handler(session)
	return sasl.new(module.host, {
		anonymous = function (self, name)
			self.username = resumed_name(session.previd) or name;
			return true;
		end;
	});
end

module:provides("auth", provider);

sasl.registerMechanism("ANONYMOUS", { "anonymous" }, function (self)
	local name = new_id();
	local ok, condition, text = self.profile.anonymous(self, name, self.realm);
	if ok ~= true then return "failure", condition, text; end
	self.username = self.username or name;
	return "success";
end);
