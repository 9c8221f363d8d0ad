"""What hands, the floor and turns show: `view` the fields, `events` what is told of what happens."""
