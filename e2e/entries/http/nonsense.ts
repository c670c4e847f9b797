// Too large, too small, no number, no day, no identifier, no text, more than one.
const QUERIES = [
  'q=%00&reference=%00&to=%00&next=%00&action=%00',
  'page=99999999999999999999&number=-1&yearGroup=99999999999&from=1e99&to=NaN',
  'day=2026-99-99&after=zz&account=zz&kept=zz&policy=zz&round=zz&class=zz&import=zz&person=zz&done=zz',
  'page=0&day=0000-00-00&state=zz&audience=zz&kind=zz&post=zz&school=zz&q=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7',
  'q=a&q=b&page=1&page=2&round=a&round=b&policy=a&policy=b&reference=a&reference=b&next=a&next=b&kept=a&kept=b',
  'q=%E0%A4%A&page=%',
]
const PARTS = ['zqx', 'zqx.html', '99999999999999999999', '-1', '%00', '%E0%A4%A', '%2e%2e%2fx', "1'%20or%20'1"]

/** Addresses of a page or a route handler as somebody types them who tries what happens. */
export const nonsenseOf = (pattern: string): string[] => [
  ...(pattern.includes('[') ? PARTS.map((part) => pattern.replace(/\[\w+\]/g, part)) : []),
  ...(pattern.includes('[') ? [] : QUERIES.map((query) => `${pattern}?${query}`)),
]
