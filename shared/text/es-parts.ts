import type { PartTexts } from './text.ts';
import { auditTexts, extractTexts } from './es-audit.ts';
import { administrationTexts } from './es-administration.ts';
import { capabilityTexts } from './es-capabilities.ts';
import { committeeTexts } from './es-committee.ts';
import { formTexts } from './es-forms.ts';
import { fundsTexts } from './es-funds.ts';
import { needTexts } from './es-need.ts';
import { outageTexts } from './es-outages.ts';
import { replayTexts } from './es-replay.ts';
import { reportTexts } from './es-reports.ts';

/** Los textos de las partes que una página trae solo si es una de ellas: en español. */
export const esParts: PartTexts = {
	administration: administrationTexts,
	audit: auditTexts,
	extracts: extractTexts,
	need: needTexts,
	replay: replayTexts,
	committee: committeeTexts,
	funds: fundsTexts,
	capabilities: capabilityTexts,
	reports: reportTexts,
	forms: formTexts,
	outages: outageTexts
};
