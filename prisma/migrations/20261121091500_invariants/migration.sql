-- What Prisma's schema language cannot say. Each rule here holds whatever the code above does.

-- History cannot be rewritten (CH-36): events and security entries are only ever added.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Event_no_truncate" BEFORE TRUNCATE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SecurityEntry_append_only" BEFORE UPDATE OR DELETE ON "SecurityEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SecurityEntry_no_truncate" BEFORE TRUNCATE ON "SecurityEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "MilestoneReport_append_only" BEFORE UPDATE ON "MilestoneReport" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "BidEnvelope_append_only" BEFORE UPDATE ON "BidEnvelope" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever commits work for the outbox wakes the deliverers (NOTIFY goes out with the commit).
CREATE FUNCTION wake_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "OutboxDelivery_wake" AFTER INSERT ON "OutboxDelivery" FOR EACH STATEMENT EXECUTE FUNCTION wake_outbox();

-- The milestones of a challenge share its work: together exactly 100 % (CH-24). Deferred, so that a plan can be
-- written row by row inside one transaction.
CREATE FUNCTION milestones_sum_to_100() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  challenge text := COALESCE(NEW."challengeId", OLD."challengeId");
  total bigint;
BEGIN
  SELECT sum("sharePercent") INTO total FROM "Milestone" WHERE "challengeId" = challenge;
  IF total IS NOT NULL AND total <> 100 THEN
    RAISE EXCEPTION 'the milestones of % sum to %', challenge, total USING ERRCODE = 'check_violation', CONSTRAINT = 'Milestone_sum_100';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Milestone_sum_100" AFTER INSERT OR UPDATE OR DELETE ON "Milestone"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION milestones_sum_to_100();

-- The weights of the scoring criteria too.
CREATE FUNCTION weights_sum_to_100() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  challenge text := COALESCE(NEW."challengeId", OLD."challengeId");
  total bigint;
BEGIN
  SELECT sum("weight") INTO total FROM "ScoringCriterion" WHERE "challengeId" = challenge;
  IF total IS NOT NULL AND total <> 100 THEN
    RAISE EXCEPTION 'the weights of % sum to %', challenge, total USING ERRCODE = 'check_violation', CONSTRAINT = 'ScoringCriterion_sum_100';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ScoringCriterion_sum_100" AFTER INSERT OR UPDATE OR DELETE ON "ScoringCriterion"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION weights_sum_to_100();

ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_share" CHECK ("sharePercent" BETWEEN 1 AND 100);
ALTER TABLE "BidMilestone" ADD CONSTRAINT "BidMilestone_share" CHECK ("sharePercent" BETWEEN 1 AND 100),
  ADD CONSTRAINT "BidMilestone_due" CHECK ("dueInDays" BETWEEN 1 AND 3650);
ALTER TABLE "ScoringCriterion" ADD CONSTRAINT "ScoringCriterion_weight" CHECK ("weight" BETWEEN 1 AND 100);
ALTER TABLE "ReviewScore" ADD CONSTRAINT "ReviewScore_range" CHECK ("tenths" BETWEEN 0 AND 1000);
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_budget" CHECK ("budgetFen" >= 0),
  ADD CONSTRAINT "Challenge_term" CHECK ("termDays" BETWEEN 1 AND 3650),
  ADD CONSTRAINT "Challenge_published" CHECK ("status" IN ('draft', 'cancelled') OR ("publishedAt" IS NOT NULL AND "number" IS NOT NULL)),
  -- Once opened, never again open for bids, even if a clock goes back.
  ADD CONSTRAINT "Challenge_opened" CHECK ("openedAt" IS NULL OR "status" NOT IN ('draft', 'open', 'closed'));
ALTER TABLE "Bid" ADD CONSTRAINT "Bid_cost" CHECK ("costFen" IS NULL OR "costFen" >= 0),
  ADD CONSTRAINT "Bid_bidder" CHECK (("workshopId" IS NULL) <> ("unitId" IS NULL)),
  -- The seal: what a bid says stands in its columns only after opening.
  ADD CONSTRAINT "Bid_sealed" CHECK ("openedAt" IS NOT NULL OR ("plan" IS NULL AND "planText" IS NULL AND "costFen" IS NULL));
ALTER TABLE "Review" ADD CONSTRAINT "Review_total" CHECK (("status" = 'submitted') = ("totalMilli" IS NOT NULL));
ALTER TABLE "AcceptanceVote" ADD CONSTRAINT "AcceptanceVote_cast" CHECK (("status" = 'cast') = ("passes" IS NOT NULL));
ALTER TABLE "Result" ADD CONSTRAINT "Result_published" CHECK ("status" = 'draft' OR ("publishedAt" IS NOT NULL AND "number" IS NOT NULL)),
  ADD CONSTRAINT "Result_year" CHECK ("year" BETWEEN 1949 AND 2200);
ALTER TABLE "RateLimit" ADD CONSTRAINT "RateLimit_count" CHECK ("count" >= 0);
