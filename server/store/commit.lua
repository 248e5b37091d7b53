--[[
  Carries out one decided command, or nothing of it. The only code that changes what the room knows.

  Keys   1 receipt   2 log   3 position counter
         then per record: record hash, history list, set of ids on the board for its kind
         then per claim: the hash of that claim
         then per mark: the zset that it stands in
  Args   1 receipt lifetime, seconds   2 entry id   3 entry, JSON text   4 versions written, JSON text
         5 number of records, then per record:
           version seen ('0' must not exist), new version, new document ('' only read),
           board ('1' stays on it, '0' leaves it, '' as it was)
         then number of claims, then per claim: field, owner
         then number of marks, then per mark: score ('' takes it out), member, and the least score that is kept
  Answer JSON text: { ok: true, position, versions }, kept word for word for a command that is sent again,
         or { ok: false, code: 'CHANGED' | 'TAKEN', key, position } with nothing written.
         `position` then is how far the log reached, so that a process that was behind knows how far to wait.
]]
local receipt, log, counter = KEYS[1], KEYS[2], KEYS[3]
local earlier = redis.call('GET', receipt)
if earlier then return earlier end

local function refuse(code, key)
  local position = redis.call('GET', counter) or '0'
  return '{"ok":false,"code":"' .. code .. '","key":"' .. key .. '","position":' .. position .. '}'
end

local records = tonumber(ARGV[5])
for i = 0, records - 1 do
  local seen = ARGV[6 + 4 * i]
  local version = redis.call('HGET', KEYS[4 + 3 * i], 'version') or '0'
  if version ~= seen then return refuse('CHANGED', KEYS[4 + 3 * i]) end
end

local claimsAt = 6 + 4 * records
local claims = tonumber(ARGV[claimsAt])
for i = 1, claims do
  local key = KEYS[3 + 3 * records + i]
  local field, owner = ARGV[claimsAt + 2 * i - 1], ARGV[claimsAt + 2 * i]
  local holder = redis.call('HGET', key, field)
  if holder and holder ~= owner then return refuse('TAKEN', key) end
end

-- Every check has passed: from here on the script only writes.
local position = redis.call('INCR', counter)
for i = 0, records - 1 do
  local record, history, board = KEYS[4 + 3 * i], KEYS[5 + 3 * i], KEYS[6 + 3 * i]
  local version, document, stays = ARGV[7 + 4 * i], ARGV[8 + 4 * i], ARGV[9 + 4 * i]
  if document ~= '' then
    redis.call('HSET', record, 'version', version, 'doc', document)
    redis.call('RPUSH', history, position)
  end
  if stays == '1' then redis.call('SADD', board, record) end
  if stays == '0' then redis.call('SREM', board, record) end
end
for i = 1, claims do
  redis.call('HSET', KEYS[3 + 3 * records + i], ARGV[claimsAt + 2 * i - 1], ARGV[claimsAt + 2 * i])
end
local marksAt = claimsAt + 2 * claims + 1
for i = 1, tonumber(ARGV[marksAt]) do
  local key = KEYS[3 + 3 * records + claims + i]
  local score, member, least = ARGV[marksAt + 3 * i - 2], ARGV[marksAt + 3 * i - 1], ARGV[marksAt + 3 * i]
  if score == '' then redis.call('ZREM', key, member) else redis.call('ZADD', key, score, member) end
  redis.call('ZREMRANGEBYSCORE', key, '-inf', '(' .. least)
end
redis.call('XADD', log, position .. '-0', 'id', ARGV[2], 'entry', ARGV[3])
local answer = '{"ok":true,"position":' .. position .. ',"versions":' .. ARGV[4] .. '}'
redis.call('SET', receipt, answer, 'EX', ARGV[1])
return answer
