d <- data.frame(id=1:4, arm=c(1,2,NA,2), n=c(3,NA,100000,7), x=c(0.1,0.1+0.2,6.3e-05,NA), big=c(1e16,2.5,1e-7,1/3),
                ok=c(TRUE,FALSE,TRUE,TRUE), day=as.Date(c("2024-06-30",NA,"2024-01-05","2024-12-31")))
write.csv(d, "r.csv", row.names=FALSE)
