# `make help` lists what there is.
MVN ?= mvn
CONFIG ?= config.yml

.DEFAULT_GOAL := help
.PHONY: help fmt check quick test run tutorial clients bench bench-lists bench-writes

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 14

fmt: ## Format all Java sources
	$(MVN) -q spotless:apply

check: ## Format, caps, compiler checks; no tests
	$(MVN) -q test-compile

quick: ## The tests that need neither a database nor a server, while you type
	$(MVN) -q test -Dgatehouse.quick

test: ## Every check and every test, on a PostgreSQL of its own
	$(MVN) verify
	scripts/slowest.sh

run: ## Build the jar and start the service with CONFIG (config.yml)
	$(MVN) -q package -DskipTests
	java -jar target/gatehouse.jar server $(CONFIG)

clients: ## Generate clients from docs/openapi.json and run a journey through each
	$(MVN) -q package -DskipTests
	scripts/clients.sh

tutorial: ## Follow docs/add-your-own-resource.md in a copy of the tree, build what it makes and call it
	$(MVN) -q test-compile
	java -cp target/test-classes io.gatehouse.tutorial.FollowTutorial

bench: ## Measure GET /users/me with a million users on the Javas of JAVAS (folders; the one that runs Maven)
	$(MVN) -q package -DskipTests
	java -cp target/gatehouse.jar:target/test-classes io.gatehouse.bench.Bench $(JAVAS)

bench-lists: ## Measure lists of a million users beside lists of a thousand, on the first of JAVAS
	$(MVN) -q package -DskipTests
	java -cp target/gatehouse.jar:target/test-classes io.gatehouse.bench.ListsBench $(firstword $(JAVAS))

bench-writes: ## Measure orders and new users beside pgbench, on the first of JAVAS
	$(MVN) -q package -DskipTests
	java -cp target/gatehouse.jar:target/test-classes io.gatehouse.bench.WritesBench $(firstword $(JAVAS))
