"""What must hold for the template as AWS translates it; .ci/translated.py runs all of it."""
