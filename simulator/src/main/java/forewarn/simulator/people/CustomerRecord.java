package forewarn.simulator.people;

/** A customer with line, account and latest feedback, as they are at the end of a day. */
public record CustomerRecord(
    Customer customer, Connection connection, Account account, Feedback feedback) {}
