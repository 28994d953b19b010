-- Clocks that are shown.
SELECT oc.clock_ref FROM open_clock oc
