import { workingRoles, type Role } from './terms.ts';

/**
 * Whose pages some are, for what leads to them: a page that only links to another does not carry the tables that decide. A test
 * holds this to them.
 */
export const partsOf: Readonly<
	Record<'committee' | 'capabilities' | 'funds' | 'reports' | 'forms' | 'outages', readonly Role[]>
> = {
	committee: ['desk', 'victim_services', 'intervention', 'manager', 'committee'],
	capabilities: [...workingRoles, 'committee'],
	funds: ['manager', 'committee', 'funding', 'analyst', 'auditor'],
	reports: ['manager', 'committee'],
	forms: workingRoles,
	outages: workingRoles
};
