-- meethouse_policy: which names hosts and rooms may have, and which passwords are too easy to guess.
--
-- Answers are words ("password-short", …) that the account page and the program turn into sentences of their own language.

local often = module:require "meethouse_common";  -- made by scripts/zxcvbn.sh: some 10,000, mostly English
local shortest_for_rooms = 8;

-- Words that begin most lists of guessed passwords, in the languages of our pages, written without digits and marks. Compared after digits and
-- marks are taken out and the usual exchanges (0 for o, 3 for e …) are undone, so that "P4ssw0rd-2026!" is found as "password".
local common = {};
for word in ([[
	password passwort kennwort motdepasse contrasena contraseña parola parolachiave passwords passw passwordpassword
	qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdf asdfgh asdfghjkl yxcvbnm zxcvbnm qwer qwerasdf
	abc abcd abcdef abcdefgh abcdefghij abcdefghijkl
	admin administrator administrador amministratore administrateur root user guest host test testing tester demo default changeme changeit
	letmein welcome welcomeback willkommen benvenuto benvenuti bienvenue bienvenido hello hallo ciao bonjour hola
	iloveyou ichliebedich tiamo jetaime teamo lovelove princess prinzessin principessa princesse princesa
	dragon monkey master sunshine football fussball calcio futbol baseball superman batman starwars pokemon michael
	summer sommer estate verano winter inverno hiver invierno spring autumn herbst
	january february march april june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday
	jitsi jitsimeet meeting meetings meet meethouse conference konferenz riunione reunion videoconference secret geheim segreto secreto
	school schule scuola escuela ecole teacher lehrer lehrerin maestra maestro insegnante professore professor profesor class klasse classe
	office azienda firma server internet computer freedom whatever trustno forever juventus internazionale barcelona realmadrid
]]):gmatch("%S+") do common[word] = true; end

local exchanged = { ["0"] = "o"; ["1"] = "i"; ["3"] = "e"; ["4"] = "a"; ["5"] = "s"; ["7"] = "t"; ["@"] = "a"; ["$"] = "s"; ["!"] = "i" };

-- "test1test1test1" is no better than "test1": the shortest part that, repeated, gives the whole.
local function period(text)
	for length = 1, #text // 2 do
		if text:rep(#text // length + 1):sub(1, #text) == text:sub(1, length):rep(#text // length + 1):sub(1, #text) then
			return text:sub(1, length);
		end
	end
	return text;
end

local function is_common(password)
	local low = password:lower();
	local bare = low:gsub("[^%a\128-\255]", "");
	local core = low:gsub("^[%d%p]+", ""):gsub("[%d%p]+$", "");
	local undone = core:gsub(".", exchanged):gsub("[^%a\128-\255]", "");
	for _, text in ipairs { bare, undone } do
		if common[text] or common[period(text)] then return true; end
	end
	-- A common one with a year behind it is still one; a few letters among many digits are not.
	for _, text in ipairs { core, undone } do
		if #text * 2 >= #low and (often[text] or often[period(text)]) then return true; end
	end
	return often[low] or false;
end

-- Characters in a row ("34567", "fedcb") or the same again count as one step; few steps mean little to guess.
local function is_simple(password)
	local seen, kinds, steps, last, direction = {}, 0, 0, nil, nil;
	for _, code in utf8.codes(password) do
		if not seen[code] then seen[code], kinds = true, kinds + 1; end
		local turn = last and code - last;
		if not (turn and math.abs(turn) <= 1 and (direction == nil or turn == direction)) then steps, turn = steps + 1, nil; end
		last, direction = code, turn;
	end
	return kinds < 5 or steps < 5;
end

local function check_name(name)
	if type(name) ~= "string" or #name > 64 or not name:match("^[a-z0-9][a-z0-9._-]*$") then return nil, "name-invalid"; end
	if name == "focus" or name == "jvb" or name:match("^proof%-") then return nil, "name-reserved"; end
	return true;
end

-- Lengths are counted in characters, not bytes.
local function check_password(name, password, shortest)
	local length = utf8.len(password);
	if not length or password:find("[%z\1-\31\127]") then return nil, "password-characters"; end
	if length < shortest then return nil, "password-short"; end
	if length > 256 then return nil, "password-long"; end
	local low, low_name = password:lower(), name:lower();
	if #low_name >= 3 and low:find(low_name, 1, true) then return nil, "password-name"; end
	if is_simple(password) then return nil, "password-simple"; end
	if is_common(password) then return nil, "password-common"; end
	return true;
end

-- Nothing that cannot be seen, or turns the direction of what stands beside it.
local function is_visible(code)
	return code >= 0xa0 and not (code >= 0x200b and code <= 0x200f or code >= 0x2028 and code <= 0x202e or code >= 0x2060 and code <= 0x206f or code == 0xfeff);
end

-- Addresses of this server that are no meetings.
local taken = {};
for name in ("hosts privacy http-bind xmpp-websocket meethouse-websocket colibri-ws conference-request"):gmatch("%S+") do taken[name] = true; end

-- As in the address of the meeting: percent codes only beyond ASCII.
local function check_room(name)
	if taken[name] then return nil, "name-reserved"; end
	if type(name) ~= "string" or #name > 200 or not name:match("^[a-z0-9%%][a-z0-9%%._-]*$") then return nil, "room-invalid"; end
	local rest, decoded = name:gsub("%%[89a-f][0-9a-f]", ""), name:gsub("%%([89a-f][0-9a-f])", function (hex) return string.char(tonumber(hex, 16)); end);
	if rest:find("%", 1, true) or not utf8.len(decoded) then return nil, "room-invalid"; end
	for _, code in utf8.codes(decoded) do
		if code > 0x7f and not is_visible(code) then return nil, "room-invalid"; end
	end
	return true;
end

local function check_room_password(password)
	local length = type(password) == "string" and utf8.len(password);
	if not length or password:find("[%z\1-\31\127]") or password:find("^%s") or password:find("%s$") then return nil, "room-password-characters"; end
	if length < shortest_for_rooms then return nil, "room-password-short"; end
	if length > 64 then return nil, "room-password-long"; end
	if is_simple(password) then return nil, "room-password-simple"; end
	return true;
end

return {
	check_name = check_name; check_password = check_password;
	check_room = check_room; check_room_password = check_room_password; shortest_for_rooms = shortest_for_rooms;
};
