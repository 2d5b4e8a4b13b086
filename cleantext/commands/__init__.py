"""What the commands do, without their options; imported when they run."""
