-- Who prints: name and unit for the foot of the page.
SELECT vm.name, vm.unit_name FROM visible_myself vm
