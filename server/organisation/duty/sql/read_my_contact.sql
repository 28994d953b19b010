-- Where the caller is called.
SELECT COALESCE(vm.mail_address, '') AS mail_address, COALESCE(vm.phone, '') AS phone FROM visible_my_contact vm
