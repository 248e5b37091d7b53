/** The session's cookie: the same for pages, HTTP and the socket. */
export const sessionCookie = 'cscc_session';
/** Tells a browser in which somebody has signed in before; it opens nothing by itself. */
export const deviceCookie = 'cscc_device';
/** Ties a sign-in that went to a provider to the browser from which it went. */
export const providerCookie = 'cscc_provider';
