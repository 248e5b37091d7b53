// Pages are drawn in the browser from live data: there is nothing to render ahead of time.
export const ssr = false;
export const prerender = false;
