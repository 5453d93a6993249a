"""What a pledge registry is about: records, code lists, ids and the rules between records. No file, screen or clock."""
