-- Where the caller is called.
SELECT COALESCE(vm.mail_address, ''), COALESCE(vm.phone, '') FROM visible_my_contact vm
