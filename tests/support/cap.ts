interface Parts {
	identifier: string;
	sender: string;
	sent: string;
	status: string;
	msgType: string;
	references: string;
	category: string;
	event: string;
	expires: string;
	area: string;
}

/** A warning of the weather service as the Common Alerting Protocol has it, with what is asked for in it. */
export function capText(parts: Partial<Parts>): string {
	const {
		identifier = 'urn:oid:2.49.0.1.840.0.abc',
		sender = 'w-nws.webmaster@noaa.gov',
		sent = '2026-07-15T10:00:00-05:00',
		status = 'Actual',
		msgType = 'Alert',
		references,
		category = 'Met',
		event = 'Excessive Heat Warning',
		expires = '2026-07-16T19:00:00-05:00',
		area = '<geocode><valueName>SAME</valueName><value>017031</value></geocode>'
	} = parts;
	const info = (language: string, name: string, headline: string, instruction: string) =>
		`<info><language>${language}</language><category>${category}</category><event>${name}</event>
<urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
<expires>${expires}</expires><senderName>NWS Chicago IL</senderName>${headline}
<description>KHAYRI DOE was seen.</description><instruction>${instruction}</instruction>
<area><areaDesc>Cook</areaDesc>${area}</area></info>`;
	return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent>
<status>${status}</status><msgType>${msgType}</msgType><scope>Public</scope>
${references ? `<references>${references}</references>` : ''}
${info('en-US', event, '<headline>Heat index to 110</headline>', 'Drink water &amp; rest.')}
${info('es-US', 'Aviso de calor excesivo', '', 'Beba agua.')}
</alert>`;
}
