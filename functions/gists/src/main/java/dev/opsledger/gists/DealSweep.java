package dev.opsledger.gists;

/** Sends the deals that are due: whose message was lost, or who waited for the CRM. */
record DealSweep(DealStore deals, CrmPause pause, DealQueue queue) {
  /** Of each of the four shards, every minute: more than Pipedrive's budget allows. */
  private static final int MOST = 75;

  void run() {
    if (pause.until().isEmpty()) {
      queue.send(deals.due(MOST));
    }
  }
}
