-- A version of a rule set never changes (AD-01): decisions and warnings point at it. What is in force is not taken back
-- either; a version that does not hold yet may be withdrawn whole. Documents that ship (without an author) may be
-- completed by a later release: clauses and parameters are added, words of clauses corrected, numbers never.
CREATE FUNCTION rule_set_in_force(set_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "RuleSet" WHERE id = set_id AND "effectiveFrom" <= (now() AT TIME ZONE 'Asia/Shanghai')::date)
$$;

-- Made by a person, in an earlier transaction, and in force: closed.
CREATE FUNCTION rule_set_closed(set_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT rule_set_in_force(set_id) AND EXISTS (
    SELECT FROM "RuleSet" WHERE id = set_id AND "createdById" IS NOT NULL AND xmin <> pg_current_xact_id()::xid)
$$;

CREATE FUNCTION refuse_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of a rule set stays as it is', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "RuleParameter_stays" BEFORE UPDATE ON "RuleParameter" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_rule_change();
CREATE TRIGGER "RuleParameter_kept" BEFORE DELETE ON "RuleParameter" FOR EACH ROW
  WHEN (rule_set_in_force(OLD."ruleSetId")) EXECUTE FUNCTION refuse_rule_change();
CREATE TRIGGER "RuleParameter_closed" BEFORE INSERT ON "RuleParameter" FOR EACH ROW
  WHEN (rule_set_closed(NEW."ruleSetId")) EXECUTE FUNCTION refuse_rule_change();
CREATE TRIGGER "Clause_stays" BEFORE INSERT OR UPDATE ON "Clause" FOR EACH ROW
  WHEN (rule_set_closed(NEW."ruleSetId")) EXECUTE FUNCTION refuse_rule_change();
CREATE TRIGGER "Clause_kept" BEFORE DELETE ON "Clause" FOR EACH ROW
  WHEN (rule_set_in_force(OLD."ruleSetId")) EXECUTE FUNCTION refuse_rule_change();
CREATE TRIGGER "RuleSet_stays" BEFORE UPDATE ON "RuleSet" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_rule_change();
CREATE TRIGGER "RuleSet_kept" BEFORE DELETE ON "RuleSet" FOR EACH ROW
  WHEN (rule_set_in_force(OLD.id)) EXECUTE FUNCTION refuse_rule_change();
