import type { SummaryWords } from './report-summary.ts';

const requests = (count: number | null) =>
	count === null
		? 'Hay menos de 10 solicitudes abiertas'
		: count === 1
			? 'Hay 1 solicitud abierta'
			: `Hay ${count} solicitudes abiertas`;

export const esReportSummary: SummaryWords = {
	open: ({ open, urgent, late }) =>
		`${requests(open)}, ${urgent || 'ninguna'} de ellas ${urgent > 1 ? 'urgentes' : 'urgente'} y ${late || 'ninguna'} fuera del plazo prometido.`,
	since: ({ received, resolved, from }) =>
		`Desde ${from} llegaron ${received === null ? 'menos de 10' : received} y se resolvieron ${resolved}.`,
	people: ({ out, planned, noContact }) =>
		`Están en la calle ${out} de ${planned} personas previstas${noContact === 0 ? '' : `; ${noContact} no ${noContact === 1 ? 'responde' : 'responden'}`}.`,
	kept: (share, kept, promised) =>
		`Se cumplió el ${share} de los plazos que vencieron (${kept} de ${promised}).`
};
