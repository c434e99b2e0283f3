package forewarn.console.ticket;

import forewarn.warehouse.query.Queries;

/**
 * All tickets, as the figures of pages need them: some are added up by day and province, others
 * asked of single cases.
 */
record KeptTickets(KeptDays days, KeptCases cases) {

  static KeptTickets read(Queries queries) {
    return new KeptTickets(KeptDays.read(queries), KeptCases.read(queries));
  }
}
