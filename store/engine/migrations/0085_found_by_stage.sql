-- What waits is found by how it stands, not by going past all that ever was: a handover asks every
-- subject with each line that is answered, and after years most of it is long done.
CREATE INDEX residency_former ON residency (home_id) WHERE until IS NOT NULL;
CREATE INDEX receipt_invoice_open ON receipt (invoice) WHERE invoice IN ('asked', 'red_needed');
CREATE INDEX deposit_there ON deposit (taken_on, id) WHERE balance > 0;
CREATE INDEX trusteeship_stage ON trusteeship (stage);
CREATE INDEX permit_stage ON permit (stage);
CREATE INDEX escalation_stage ON escalation (stage);
CREATE INDEX service_stage ON service (stage);
CREATE INDEX outage_stage ON outage (stage);
CREATE INDEX trust_problem_stage ON trust_problem (stage);
CREATE INDEX violation_stage ON violation (stage);
CREATE INDEX roster_change_stage ON roster_change (stage);
CREATE INDEX roster_swap_stage ON roster_swap (stage);
CREATE INDEX inspection_stage ON inspection (stage);
CREATE INDEX contractor_stint_stage ON contractor_stint (stage);
CREATE INDEX contractor_check_stage ON contractor_check (stage);
CREATE INDEX contractor_month_stage ON contractor_month (stage);
CREATE INDEX clean_matter_stage ON clean_matter (stage);
CREATE INDEX walk_stage ON walk (stage);
CREATE INDEX movein_stage ON movein (stage);
CREATE INDEX movein_line_stage ON movein_line (stage);
CREATE INDEX return_visit_stage ON return_visit (stage);
CREATE INDEX shop_check_stage ON shop_check (stage);
CREATE INDEX shop_breach_stage ON shop_breach (stage);
CREATE INDEX liaison_stage ON liaison (stage);
CREATE INDEX cafe_order_stage ON cafe_order (stage);
