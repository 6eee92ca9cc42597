// Filled in below: nothing to prepare yet.
