/** The session's cookie: the same for pages, HTTP and the socket. */
export const sessionCookie = 'cscc_session';
