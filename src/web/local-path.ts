/** A path of this site from what somebody handed in; anything else is the home page: no open redirect. */
export function localPath(given: unknown, otherwise = '/'): string {
  if (typeof given !== 'string' || given.length > 2000 || !/^\/(?![/\\])[\x21-\x7E]*$/.test(given))
    return otherwise;
  const url = new URL(given, 'http://localhost');
  // "/a/..//elsewhere" is a path of ours only until its dots are taken out.
  if (url.host !== 'localhost' || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}
