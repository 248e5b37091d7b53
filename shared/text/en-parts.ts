import { auditTexts, extractTexts } from './en-audit.ts';
import { administrationTexts } from './en-administration.ts';
import { capabilityTexts } from './en-capabilities.ts';
import { committeeTexts } from './en-committee.ts';
import { formTexts } from './en-forms.ts';
import { fundsTexts } from './en-funds.ts';
import { needTexts } from './en-need.ts';
import { outageTexts } from './en-outages.ts';
import { replayTexts } from './en-replay.ts';
import { reportTexts } from './en-reports.ts';

/** Texts of parts that a page brings only where it is one of them: in English. */
export const enParts = {
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
