-- Posts visits, each with an id of its own.
local households = {}
for line in io.lines(os.getenv("HOUSEHOLDS")) do
  households[#households + 1] = line
end
local cookie = os.getenv("COOKIE")
local origin = os.getenv("ORIGIN")
local worker = os.getenv("WORKER")
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local count = 0
function init(args)
  number = number + 16 * tonumber(os.getenv("SEED") or 0)
  math.randomseed(number * 7919 + 17)
end

function request()
  count = count + 1
  local household = households[math.random(#households)]
  local id = string.format(
    "019%05x-%04x-7%03x-8%03x-%012x", number, count % 65536,
    math.floor(count / 65536), math.random(4095), math.random(2 ^ 40))
  local body = "id=" .. id .. "&day=2026-06-20&time=08:00&mode=入户"
    .. "&result=完成&workers=" .. worker .. "&met-family=是"
  return wrk.format(
    "POST", "/households/" .. household .. "/visits", {
      ["Cookie"] = cookie, ["Origin"] = origin,
      ["Content-Type"] = "application/x-www-form-urlencoded",
    }, body)
end

-- Between an answer and the next save, in milliseconds; without it each
-- connection saves as fast as it is answered.
local pause = tonumber(os.getenv("PAUSE"))
if pause then
  function delay() return math.random(0, 2 * pause) end
end

local refused = 0
function response(status)
  if status >= 400 then refused = refused + 1 end
end

function done(summary, latency)
  io.write(string.format(
    "saves: %.0f/s, p50 %.2f ms, p99 %.2f ms, not saved %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status))
end
